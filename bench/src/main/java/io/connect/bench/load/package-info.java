/**
 * The offered load: when each batch is due, how it is written in the SQS JSON protocol, how it is signed, and the answer of
 * SQS. Writes what it offers into the ledger; knows nothing of environments, results or the engine that sends.
 */
package io.connect.bench.load;
