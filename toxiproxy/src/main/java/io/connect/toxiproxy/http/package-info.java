/**
 * Faults on HTTP requests: a reverse proxy in front of SQS or S3 that throttles, fails and delays as told, and hands
 * everything else on as it came. Depends on the timeline's notion of a fault only.
 */
package io.connect.toxiproxy.http;
