-- Prints what the script reads: requests per second, failures and bytes.
done = function(summary, latency, requests)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("result %.0f %d %.0f\n", summary.requests / summary.duration * 1e6, failures,
    summary.bytes / math.max(summary.requests, 1)))
end
