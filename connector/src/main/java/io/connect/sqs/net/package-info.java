/**
 * The way to other machines that all clients share, those of AWS and that of the schema registry alike: proxies, and key and trust
 * stores. Depends on the configuration only.
 */
package io.connect.sqs.net;
