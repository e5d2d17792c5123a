/// A page as `JSONDecoder` reads it, with the fields that `DialogPage` keeps.
struct CodablePage: Decodable {
    let total_entries: Int
    let items: [Row]

    struct Row: Decodable {
        let _id: String
        let type: Int
        let name: String?
        let occupants_ids: [Int]
        let admin_ids: [Int]?
        let photo: String?
        let is_join_required: Int?
        let data: Fields?
        let user_id: Int
        let xmpp_room_jid: String?
        let created_at: String
    }

    struct Fields: Decodable {
        let class_name: String
        let campus: String
        let seats: Int
    }
}
