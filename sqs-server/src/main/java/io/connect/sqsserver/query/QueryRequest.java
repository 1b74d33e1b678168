package io.connect.sqsserver.query;

import io.connect.sqsserver.wire.Parameters;
import java.util.Map;
import java.util.Optional;

/**
 * A call in the query protocol.
 *
 * @param action the name of the action
 * @param parameters the parameters of the call
 */
public record QueryRequest(Optional<String> action, Parameters parameters) {

    /** Reads pairs of name and value, each in percent encoding, joined by ampersands. */
    public static QueryRequest of(byte[] form, int length) {
        Map<String, Object> members = FormTree.of(FormReader.read(form, length));
        Parameters parameters = new Parameters(members, false);
        return new QueryRequest(parameters.text("Action"), parameters);
    }
}
