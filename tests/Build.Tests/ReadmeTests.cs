namespace Cortico.Build.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_tables_of_tasks_and_arguments_are_those_of_the_code()
    {
        var readme = File.ReadAllText(Path.Combine(BuildContext.Repository.Root, "README.md"));

        Assert.True(ReadmeTables.Renew(readme) == readme, "README.md is out of date: run ./build.sh --target=Docs");
    }
}
