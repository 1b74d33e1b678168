/** Tests that the bench can use an external environment and leaves it unchanged. */
package io.connect.gatling.external;
