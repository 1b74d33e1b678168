/** One load offered by several machines: how its shards meet, and how they tell each other what is left in the queues. */
package io.connect.bench.shard;
