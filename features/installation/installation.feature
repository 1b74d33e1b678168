@installation @compatibility
Feature: The connector is installed by dropping it into the plugin path
  Both forms of the package load in a worker that knows nothing else, and deliver.

  Scenario Outline: The <form> loads and delivers
    Given a worker whose plugin path holds nothing but the <form>
    And a standard queue
    And a connector from the queue to a topic
    When 20 messages are sent
    Then the worker lists the connector with its version
    And the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | left in queue | 0  |

    Examples:
      | form               |
      | self-contained jar |
      | unpacked zip       |
