-- Posts the same request over and over: the least that a client can do.
wrk.method = "POST"
wrk.body = '{"type":2,"name":"Load 1","occupants_ids":[10001,20001,30001,40001]}'
wrk.headers["Authorization"] = "ApiKey sandbox-key"
wrk.headers["On-Behalf-Of"] = "77"
wrk.headers["Content-Type"] = "application/json"

dofile(debug.getinfo(1, "S").source:match("^@(.*/)") .. "../sandbox-load/failures.lua")
