/**
 * The programs that scenarios run on: a queue service, brokers and groups of Connect workers, shared by all scenarios that
 * harm nothing, reserved by those that do; each started when the first scenario asks for it and ended with the suite. May
 * depend on the testbed only.
 */
package io.connect.features.environment;
