#include "sync/hub/device_service.h"

#include "sync/hub/policy_source.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/open/answer_device.h"

namespace mend::hub {

namespace {

HttpResponse failure(const base::Error& error) {
  switch (error.kind) {
    case ErrorKind::not_found:
      return plain_response(404, error.message);
    case ErrorKind::refused:
      return plain_response(400, error.message);
    case ErrorKind::no_space:
      return plain_response(507, error.message);
    case ErrorKind::unavailable: {
      HttpResponse response = plain_response(503, error.message);
      response.set("Retry-After", "60");
      return response;
    }
    case ErrorKind::internal:
      break;
  }
  return plain_response(500, "The hub made a mistake; nothing was stored.");
}

HttpResponse data(std::string type, std::string body) {
  HttpResponse response;
  response.body = std::move(body);
  response.set("Content-Type", std::move(type));
  response.set("Cache-Control", "no-store");
  return response;
}

HttpResponse not_allowed(std::string methods) {
  HttpResponse response = plain_response(405, "This is not something that can be asked here.");
  response.set("Allow", std::move(methods));
  return response;
}

}  // namespace

HttpResponse DeviceService::answer(const HttpRequest& request) const {
  HttpResponse response;
  if (request.header("mend-protocol") != protocol::version) {
    response =
        plain_response(400, "This hub speaks version 1 of the protocol; update the courier or the hub.");
  } else if (const Status admitted = devices_.admit(request.peer_name, request.peer_serial); !admitted) {
    response = admitted.error().kind == ErrorKind::refused ? plain_response(403, admitted.error().message)
                                                           : failure(admitted.error());
  } else {
    response = route(request);
  }
  response.set(std::string(protocol::version_header), std::string(protocol::version));
  return response;
}

HttpResponse DeviceService::route(const HttpRequest& request) const {
  const std::string_view path = request.path;
  if (path.starts_with(protocol::repository_path))
    return serve_file(repository_, path.substr(protocol::repository_path.size()), request);
  if (path.starts_with("/envelopes/")) return put_envelope(request);
  if (path == protocol::inbox_path || path.starts_with("/inbox/")) return inbox(request);
  if (path.starts_with("/time/")) return time(request);
  if (path == protocol::report_path) return report(request);
  return plain_response(404, "There is nothing at this address.");
}

HttpResponse DeviceService::time(const HttpRequest& request) const {
  if (request.method != "GET") return not_allowed("GET");
  const Result<std::string> nonce = protocol::id_in_path(request.path, protocol::time_folder);
  if (!nonce) return failure(nonce.error());
  const Result<std::string> answer =
      opening::sign_hub_time({*nonce, request.peer_name, context_.clock.now()}, context_.keys.signing);
  return answer ? data("application/json", *answer) : failure(answer.error());
}

HttpResponse DeviceService::report(const HttpRequest& request) const {
  if (request.method != "PUT") return not_allowed("PUT");
  if (const Status kept = keep_report(context_, request.peer_name, request.body); !kept)
    return failure(kept.error());
  HttpResponse response;
  response.status = 204;
  return response;
}

HttpResponse DeviceService::put_envelope(const HttpRequest& request) const {
  if (request.method != "PUT") return not_allowed("PUT");
  const Result<std::string> id = protocol::id_in_path(request.path, "/envelopes");
  if (!id) return failure(id.error());
  const Result<std::string> receipt = intake_.take(request.peer_name, *id, request.body);
  return receipt ? data("application/json", *receipt) : failure(receipt.error());
}

HttpResponse DeviceService::inbox(const HttpRequest& request) const {
  if (request.path == protocol::inbox_path) {
    if (request.method != "GET") return not_allowed("GET");
    const Result<std::vector<std::string>> ids = inbox_.list(request.peer_name, policy_.rules().staffed);
    return ids ? data("application/json", protocol::encode_inbox_list(*ids)) : failure(ids.error());
  }
  const Result<std::string> id = protocol::id_in_path(request.path, "/inbox");
  if (!id) return failure(id.error());
  if (request.method == "GET") {
    const Result<Bytes> file = inbox_.item(request.peer_name, *id, policy_.rules().staffed);
    return file ? data("application/octet-stream", std::string(base::as_text(*file))) : failure(file.error());
  }
  if (request.method != "DELETE") return not_allowed("GET, DELETE");
  if (const Status removed = inbox_.remove(request.peer_name, *id); !removed) return failure(removed.error());
  HttpResponse response;
  response.status = 204;
  return response;
}

}  // namespace mend::hub
