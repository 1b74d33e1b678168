/** Tests that run the bench in a process of its own, as a user does, and read its output and its results. */
package io.connect.gatling.fork;
