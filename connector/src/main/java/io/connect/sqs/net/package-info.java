/**
 * Network settings for the AWS clients and the schema registry client: proxies, key stores and trust stores. Depends only on
 * the configuration.
 */
package io.connect.sqs.net;
