package io.connect.sqsserver.http;

import io.connect.sqsserver.auth.SignatureCheck;
import io.connect.sqsserver.auth.SignedRequest;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;

/** Passes Netty's requests to the signature check. */
final class Signatures {

    private final SignatureCheck check;

    Signatures(SignatureCheck check) {
        this.check = check;
    }

    void check(FullHttpRequest request) {
        if (!check.isEnforced()) {
            return;
        }
        String uri = request.uri();
        int mark = uri.indexOf('?');
        check.check(new SignedRequest(
                request.method().name(),
                mark < 0 ? uri : uri.substring(0, mark),
                mark < 0 ? "" : uri.substring(mark + 1),
                name -> request.headers().getAll(name),
                ByteBufUtil.getBytes(request.content())));
    }
}
