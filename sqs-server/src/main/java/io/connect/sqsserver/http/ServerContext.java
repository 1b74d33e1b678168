package io.connect.sqsserver.http;

import io.connect.sqsserver.action.Actions;
import io.connect.sqsserver.json.Bytes;

/**
 * The objects that all connections of a server share. They are used only on one event loop.
 *
 * @param options the options of the server
 * @param loop the service and its clock
 * @param actions all actions
 * @param signatures the check of request signatures
 * @param reader the reader of requests
 * @param out the writer of answers
 */
record ServerContext(
        HttpOptions options,
        ServiceLoop loop,
        Actions actions,
        Signatures signatures,
        RequestReader reader,
        Bytes out) {}
