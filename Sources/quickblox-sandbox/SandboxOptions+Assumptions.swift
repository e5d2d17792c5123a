extension SandboxOptions {
    /// The assumptions, for the help text.
    static let assumptionsHelp = """
        The first value of each is the default:

          largest-page=100  the most rows of a page (1 to 1000)
          totals=told|hidden  'total_entries' of a listing
          order=last-message|newest-first|oldest-first  of a listing for which
            none is asked
          admin-ids=told|hidden, room-addresses=told|hidden  'admin_ids' and
            'xmpp_room_jid' of a dialog
          ignored-filters=name,_id[in]  filters without effect (none)
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
