/**
 * The offered load: when each batch is due, how it is written in the SQS JSON protocol, how it is signed, and the answer of SQS.
 * Records the offered messages in the ledger. Does not depend on environments, results or the load engine.
 */
package io.connect.bench.load;
