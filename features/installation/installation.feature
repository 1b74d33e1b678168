@installation @compatibility
Feature: The connector is installed by dropping it into the plugin path
  Both forms of the package load in a worker that knows nothing else, and deliver.

  Scenario: The self-contained jar loads and delivers
    Given a worker whose plugin path holds nothing but the self-contained jar
    And a standard queue
    And a connector from the queue to a topic
    When 20 messages are sent
    Then the worker lists the connector with its version
    And the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | left in queue | 0  |

  # A standalone worker is one process, with a properties file for itself and one for the connector. The credentials come from
  # its environment.
  @standalone
  Scenario: The unpacked zip loads in a standalone worker and delivers
    Given a standard queue
    And a standalone worker with nothing but the unpacked zip, and a connector from the queue to a topic
    When 100 messages are sent
    Then the worker lists the connector with its version
    And the outcome is
      | delivered     | 100 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running
