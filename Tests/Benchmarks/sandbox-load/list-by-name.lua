-- Asks for one dialog of the seed by type and name.
local headers = { ["Authorization"] = "ApiKey sandbox-key", ["On-Behalf-Of"] = "1" }
local requests = {}
local next = 0

init = function()
  for place = 1, 5000 do
    local row = place * 7919 % 200000 + 1
    local target = "/chat/Dialog.json?type=2&name=Course%%20%06d%%2C%%20group%%20%d&limit=100&include_unread_message_count=0"
    requests[place] = wrk.format("GET", string.format(target, row, row % 9), headers)
  end
end

request = function()
  next = next % #requests + 1
  return requests[next]
end

dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "failures.lua")
