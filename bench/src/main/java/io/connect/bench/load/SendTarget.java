package io.connect.bench.load;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Destination and content of the batches, known after the environment has started.
 *
 * @param endpoint SQS's address
 * @param plan the plan whose batches are sent
 * @param intendedMicros maps a batch number to its intended start on the host clock
 * @param bodies maps a batch number to the request body; called on Gatling's event loops
 * @param signer signs each request; empty for an SQS that does not check signatures
 */
public record SendTarget(
        URI endpoint,
        LoadPlan plan,
        LongUnaryOperator intendedMicros,
        LongFunction<byte[]> bodies,
        Optional<RequestSigner> signer) {}
