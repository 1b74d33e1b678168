/** The older protocol: form parameters and XML answers. Depends on {@code wire} and on its dependencies. */
package io.connect.sqsserver.query;
