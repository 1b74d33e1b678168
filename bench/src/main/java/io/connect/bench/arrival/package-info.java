/** What arrives in Kafka: read on a thread of its own, stamped, and taken down in the ledger. */
package io.connect.bench.arrival;
