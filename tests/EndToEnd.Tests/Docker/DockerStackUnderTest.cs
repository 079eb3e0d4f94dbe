namespace Cortico.EndToEnd.Tests;

public sealed class DockerStackUnderTest() : StackUnderTest(new DockerEngineUnderTest())
{
    public DockerEngineUnderTest Daemon => (DockerEngineUnderTest)Engine;
}
