/** Calls SQS in both of its protocols. It uses no SDK, because an SDK would hide the service's exact answers. */
package io.connect.conformance.client;
