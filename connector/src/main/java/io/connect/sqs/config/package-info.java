/**
 * The keys of the connector's configuration, one class per group, in the order a user thinks of them. Holds names, types,
 * ranges, defaults and docs and nothing that acts on them; depends on Connect's configuration API only.
 */
package io.connect.sqs.config;
