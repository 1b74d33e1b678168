/** Measures this server and ElasticMQ with one raw client, each server in a process of its own. Run by hand. */
package io.connect.sqsserver.bench;
