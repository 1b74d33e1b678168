/**
 * Access to a schema registry with Confluent's HTTP API: a client, a cache of compiled schemas, and the interfaces that each
 * kind of schema implements. Depends on the JDK's HTTP client, Jackson, Connect's data classes and the configuration keys, but
 * on no converter.
 */
package io.connect.sqs.converter.registry;
