namespace Cortico.Browser.Tests;

[CollectionDefinition(nameof(Stage))]
public sealed class StageCollection : ICollectionFixture<Stage>;
