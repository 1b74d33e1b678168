/** Calls of SQS in both of its protocols, without an SDK that would hide what a service answers. */
package io.connect.conformance.client;
