/** Reads the records that arrive in Kafka on a separate thread, adds time stamps, and enters the records in the ledger. */
package io.connect.bench.arrival;
