/** The schema registry of a run: Apicurio as a forked process, called by Confluent's API. */
package io.connect.testbed.registry;
