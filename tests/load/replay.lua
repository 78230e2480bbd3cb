-- SPDX-License-Identifier: EUPL-1.2
-- wrk script: replays the requests of $JALON_REQUESTS (method, path, body parted by tabs), in order and over again, with
-- the headers of $JALON_HEADERS ("Name: value" a line). In a POST, the UUID of zeros (kPlaceholder) becomes a new one
-- each time. Ends with one line of JSON that tests/load/measure.mjs reads.
local requests, count, place = {}, 0, 0

function init()
  math.randomseed(tonumber(os.getenv("JALON_SEED")))
  local headers = {}
  for line in io.lines(os.getenv("JALON_HEADERS")) do
    local name, value = line:match("^([^:]+): (.*)$")
    headers[name] = value
  end
  for line in io.lines(os.getenv("JALON_REQUESTS")) do
    local method, path, body = line:match("^(%u+)\t([^\t]+)\t?(.*)$")
    count = count + 1
    if body == "" then
      requests[count] = wrk.format(method, path, headers)
    else
      headers["Content-Type"] = "application/json"
      requests[count] = wrk.format(method, path, headers, body)
      headers["Content-Type"] = nil
    end
  end
  place = math.random(count)
end

local random = math.random

-- As long as what takes its place, so that Content-Length stays true.
local kPlaceholder = "00000000%-0000%-7000%-8000%-000000000000"

local function uuid()
  local milliseconds = os.time() * 1000 + random(0, 999)
  local high = math.floor(milliseconds / 65536)
  return string.format("%08x-%04x-7%03x-8%03x-%06x%06x", high, milliseconds - high * 65536, random(0, 0xfff),
    random(0, 0xfff), random(0, 0xffffff), random(0, 0xffffff))
end

function request()
  place = place % count + 1
  local text = requests[place]
  if text:sub(1, 4) == "POST" then text = text:gsub(kPlaceholder, uuid()) end
  return text
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    'JSON {"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"max":%.3f,"bytes":%d,"failed":%d,"timeouts":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, summary.bytes, errors.status + errors.connect + errors.read + errors.write, errors.timeout))
end
