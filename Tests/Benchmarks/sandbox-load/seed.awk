# Writes a seed of `count` group dialogs: user 1 is in every one of them, and seven of 50,000 others.
BEGIN {
    for (row = 1; row <= count; row++) {
        occupants = "1"
        for (place = 0; place < 7; place++) occupants = occupants "," 2 + place * 7000 + (row * 31 + place) % 7000
        printf "{\"_id\":\"%024x\",\"type\":2,\"user_id\":1,\"name\":\"Course %06d, group %d\",", row, row, row % 9
        printf "\"occupants_ids\":[%s],\"photo\":\"%d\",", occupants, row % 100000
        printf "\"data\":{\"class_name\":\"Course\",\"term\":\"autumn\",\"number\":%d},", row
        printf "\"created_at\":\"2024-05-%02dT%02d:%02d:%02dZ\"}\n", \
            1 + int(row / 86400), int(row / 3600) % 24, int(row / 60) % 60, row % 60
    }
}
