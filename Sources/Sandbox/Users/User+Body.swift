import JSON

extension User {
    /// The user as the API returns it, with every member of the reference's samples, `null` if it is not set.
    func body(createdAt: Timestamp) -> JSONValue {
        let user: JSONValue = [
            "id": .integer(id),
            "full_name": Self.textOrNull(fullName),
            "email": Self.textOrNull(email),
            "login": Self.textOrNull(login),
            "phone": Self.textOrNull(phone),
            "website": nil,
            "created_at": .string(createdAt.iso8601),
            "updated_at": .string(createdAt.iso8601),
            "last_request_at": nil,
            "external_user_id": externalID.map(JSONValue.integer) ?? .null,
            "facebook_id": nil,
            "twitter_id": nil,
            "blob_id": nil,
            "custom_data": nil,
            "age_over16": true,
            "allow_statistics_analysis": true,
            "allow_sales_activities": true,
            "parents_contacts": "",
            "user_tags": nil,
        ]
        return ["user": user]
    }

    private static func textOrNull(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }
}
