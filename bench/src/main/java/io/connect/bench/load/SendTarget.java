package io.connect.bench.load;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Destination and content of the batches, known once the environment is up.
 *
 * @param endpoint SQS's address
 * @param plan the plan whose batches are sent
 * @param intendedMicros batch number to its intended start on the host clock
 * @param bodies batch number to request body, called on Gatling's event loops
 * @param signer signs each request; empty for an SQS that does not check
 */
public record SendTarget(
        URI endpoint,
        LoadPlan plan,
        LongUnaryOperator intendedMicros,
        LongFunction<byte[]> bodies,
        Optional<RequestSigner> signer) {}
