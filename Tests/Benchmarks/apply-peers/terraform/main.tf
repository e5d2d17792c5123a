# Creates the dialogs of a manifest.
terraform {
  required_providers {
    quickblox = { source = "example.org/benchmarks/quickblox" }
  }
}

variable "manifest" { type = string }

locals {
  manifest = yamldecode(file(var.manifest))
}

resource "quickblox_dialog" "this" {
  for_each = { for dialog in local.manifest.dialogs : dialog.key => dialog }

  owner         = local.manifest.defaults.owner
  type          = each.value.type
  name          = each.value.name
  occupants     = lookup(each.value, "occupants", [])
  admins        = each.value.admins
  photo         = each.value.photo
  join_required = lookup(each.value, "join_required", false)
  data          = jsonencode(each.value.data)
}
