import JSON

extension User {
    /// The user as the API returns it, with every member of the reference's samples, `null` if it is not set; a user
    /// without a time of creation was created at the given one.
    func body(createdAt: Timestamp) -> JSONValue {
        let user: JSONValue = [
            "id": .integer(id),
            "full_name": Self.textOrNull(fullName),
            "email": Self.textOrNull(email),
            "login": Self.textOrNull(login),
            "phone": Self.textOrNull(phone),
            "website": Self.textOrNull(website),
            "created_at": .string((self.createdAt ?? createdAt).iso8601),
            "updated_at": .string((updatedAt ?? createdAt).iso8601),
            "last_request_at": nil,
            "external_user_id": externalID.map(JSONValue.integer) ?? .null,
            "facebook_id": Self.textOrNull(facebookID),
            "twitter_id": nil,
            "blob_id": blobID.map(JSONValue.integer) ?? .null,
            "custom_data": Self.textOrNull(customData),
            "age_over16": true,
            "allow_statistics_analysis": true,
            "allow_sales_activities": true,
            "parents_contacts": "",
            "user_tags": tags.isEmpty ? .null : .string(tags.joined(separator: ",")),
        ]
        return ["user": user]
    }

    private static func textOrNull(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }
}
