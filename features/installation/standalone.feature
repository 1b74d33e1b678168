@installation @standalone @compatibility
Feature: The connector runs in a standalone worker
  One process, a properties file for the worker and one for the connector, credentials from the environment.

  Scenario: Messages arrive through a standalone worker
    Given a standard queue
    And a standalone worker with a connector from the queue to a topic
    When 100 messages are sent
    Then the outcome is
      | delivered     | 100 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And the connector is still running
