/**
 * HTTP to the programs of the testbed, which listen on this machine: direct, whatever proxy is set for the way out of the company.
 * Depends on nothing of the testbed.
 */
package io.connect.testbed.http;
