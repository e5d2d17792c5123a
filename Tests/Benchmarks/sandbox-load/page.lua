-- Asks for pages of 100 rows, here and there among 200,000.
local headers = { ["Authorization"] = "ApiKey sandbox-key", ["On-Behalf-Of"] = "1" }
local target = "/chat/Dialog.json?limit=100&include_unread_message_count=0&sort_asc=created_at&skip="
local requests = {}
local next = 0

init = function()
  for place = 1, 1999 do
    requests[place] = wrk.format("GET", target .. place * 617 % 1999 * 100, headers)
  end
end

request = function()
  next = next % #requests + 1
  return requests[next]
end

dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "failures.lua")
