/** Measures this server and ElasticMQ with the same raw client. Each server runs in its own process. Run manually. */
package io.connect.sqsserver.bench;
