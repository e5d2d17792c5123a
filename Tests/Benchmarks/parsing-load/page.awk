# Writes one list page of a hundred groups as the API answers it: compact, sixteen fields a row, some names not ASCII.
BEGIN {
    printf "{\"total_entries\":10000,\"skip\":0,\"limit\":100,\"items\":["
    for (number = 1; number <= 100; number++) {
        if (number > 1) printf ","
        id = sprintf("5d75393ba28f9a17%08x", number)
        printf "{\"_id\":\"%s\",\"created_at\":\"2026-09-08T17:24:%02dZ\",", id, number % 60
        printf "\"updated_at\":\"2026-09-08T18:24:%02dZ\",\"last_message\":\"See you tomorrow at nine!\",", number % 60
        printf "\"last_message_date_sent\":%d,\"last_message_user_id\":%d,", 1767000000 + number, 96000000 + number
        printf "\"name\":\"%s %06d: practice groups\",", (number % 4 ? "Course" : "Übung für Größen"), number
        printf "\"photo\":\"%d\",\"type\":2,\"user_id\":96831328,\"unread_messages_count\":0,", 68000 + number
        printf "\"xmpp_room_jid\":\"76730_%s@muc.chat.quickblox.com\",\"is_join_required\":0,", id
        printf "\"admin_ids\":[96831328],\"occupants_ids\":["
        for (place = 0; place < 8; place++) printf "%s%d", (place ? "," : ""), 96000000 + number * 7 + place
        printf "],\"data\":{\"class_name\":\"CourseRoom\",\"campus\":\"north-%02d\",\"seats\":%d}}", number % 40, number
    }
    printf "]}"
}
