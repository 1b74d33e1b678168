/**
 * The programs all scenarios share: one queue service, one broker and groups of Connect workers, each started when the
 * first scenario asks for it and ended with the suite. May depend on the testbed only.
 */
package io.connect.features.environment;
