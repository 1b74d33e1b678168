/**
 * A schema registry with Confluent's HTTP interface: its client and a cache of compiled schemas, with the interfaces
 * that a kind of schema implements. Depends on the JDK's HTTP client, Jackson, Connect's data classes and the configuration
 * keys, and on no converter.
 */
package io.connect.sqs.converter.registry;
