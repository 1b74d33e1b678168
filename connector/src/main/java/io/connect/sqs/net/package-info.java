/**
 * Network settings that all clients share, the AWS clients and the schema registry client alike: proxies, and key and trust
 * stores. Depends on the configuration only.
 */
package io.connect.sqs.net;
