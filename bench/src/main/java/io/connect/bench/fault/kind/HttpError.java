package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Percent;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;

/** A share of the requests is answered with an error. */
record HttpError(
        @Key(value = "HTTP status of the answer.", least = FIRST_ERROR, most = LAST_ERROR)
        int status,

        @Key("AWS error code of the answer.") String code,

        @Key("Share of the requests that is answered so.") Percent share)
        implements HttpAction {

    private static final String FIRST_ERROR = "400";
    private static final String LAST_ERROR = "599";

    HttpError {
        Limits.between("httpError.status", status, Integer.parseInt(FIRST_ERROR), Integer.parseInt(LAST_ERROR));
        if (share.fraction() > 1) {
            throw new IllegalArgumentException("httpError.share is at most 100%, not " + share);
        }
    }

    @Override
    public HttpFault fault() {
        return HttpFault.errors(share.fraction(), new AwsError(status, code, "planted by the fault layer"));
    }
}
