# Writes a manifest of COUNT dialogs with a seed of its own: eight occupants each, half of them in flow style, half as
# blocks, one admin, a photo, custom data, and scalars in all three quotings.
BEGIN {
    print "version: 1"
    print "defaults: {owner: 96831328, type: group}"
    print "users: {alice: 96831328, bob: 96831329}"
    print "dialogs:"
    for (number = 1; number <= count; number++) {
        printf "  - key: course/2026-autumn/%06d\n", number
        print "    type: group"
        printf "    name: \"Course %06d: practice groups, autumn 2026\"\n", number
        if (number % 2) {
            printf "    occupants: ["
            for (place = 0; place < 8; place++) printf "%s%d", (place ? ", " : ""), user(number, place)
            print "]"
        } else {
            print "    occupants:"
            for (place = 0; place < 8; place++) printf "      - %d\n", user(number, place)
        }
        printf "    admins: [alice, %d]\n", user(number, 0)
        printf "    photo: \"%d\"\n", 68000 + number
        print "    join_required: false"
        print "    data:"
        print "      class_name: CourseRoom"
        printf "      campus: 'north-%02d'\n", number % 40
        printf "      seats: %d\n", 20 + number % 180
    }
}

function user(number, place) { return 96000000 + (number * 7919 + place * 104729) % 900000 }
