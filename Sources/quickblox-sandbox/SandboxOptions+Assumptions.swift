extension SandboxOptions {
    /// The assumptions, for the help text.
    static let assumptionsHelp = """
        Each has two values, the first of which is the default:

          push-again=ignored|duplicated  a user pushed who is in the list
          pulled-admin=stays-admin|loses-role  an admin pulled from a group
          updated-at=kept|moved  the time of a dialog that is updated
          data=merged|replaced  the fields of data that an update leaves out
          push-and-pull=refused|done  both in one request: 400, or in turn
          admin-outside=refused|added  a new admin of a group who is not in it:
            422, or added to the occupants
          key-for-outsider=refused|allowed  an API key where its user may not:
            403, or it may do what the owner may
          join-required=ignored|set-by-owner  is_join_required in an update
          data-by=owner|occupants  who may change the data of a group
          push-one=refused|done  push and pull without _all: 400, or as with it
          sha256=taken|refused  sessions signed by HMAC-SHA256
          tags=all|any  users by several tags: who has all, or one of them
          full-name=contains|equals  users by full name: a part of it, or all
          read-private=kept|marked  messages of a private dialog that are listed
        """
}
