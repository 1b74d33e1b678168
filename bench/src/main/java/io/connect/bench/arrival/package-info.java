/** Reads the records that arrive in Kafka on a thread of its own, stamps them, and enters them in the ledger. */
package io.connect.bench.arrival;
