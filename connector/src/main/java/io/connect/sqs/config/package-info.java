/**
 * The connector's configuration: its keys, one class per group in the order a user thinks of them, and
 * {@link io.connect.sqs.config.SqsSourceConfig}, through which they are read. Holds names, types, ranges, defaults, docs, the
 * values they stand for and how a form shows them, and nothing that acts on them; depends on Connect's configuration API only.
 */
package io.connect.sqs.config;
