/** Measures this server and ElasticMQ with the same raw client. Each server runs in its own process. Started by hand. */
package io.connect.sqsserver.bench;
