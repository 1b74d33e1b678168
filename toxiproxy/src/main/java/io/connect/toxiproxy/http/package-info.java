/**
 * Faults on HTTP requests: a reverse proxy in front of SQS or S3 that throttles, fails and delays requests, and forwards all
 * others unchanged. Depends only on the timeline's interface of a fault.
 */
package io.connect.toxiproxy.http;
