using Cortico.Stack.Files;

namespace Cortico.Stack.Docker.Images;

/// <summary>The ASP.NET Core runtime that is installed on this machine, the one that the build runs on.</summary>
/// <param name="Root">Folder of <c>dotnet</c>.</param>
/// <param name="Version">Of the runtime, e.g. <c>10.0.12</c>.</param>
public sealed record DotnetRuntime(string Root, string Version)
{
    public static DotnetRuntime OfThisProcess()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return new DotnetRuntime(Path.GetFullPath(Path.Combine(framework, "..", "..", "..")), Path.GetFileName(framework));
    }

    /// <summary>Copies the host and both shared frameworks below <c>folder/dotnet</c>.</summary>
    /// <exception cref="StackException">A part of it is not there.</exception>
    public void CopyTo(string folder)
    {
        string[] parts = [$"host/fxr/{Version}", $"shared/Microsoft.NETCore.App/{Version}", $"shared/Microsoft.AspNetCore.App/{Version}"];
        foreach (var part in parts)
        {
            var source = Path.Combine(Root, part);
            if (!Directory.Exists(source)) throw new StackException($"{source} is not there: the image of the ASP.NET Core runtime is made from it. Install the ASP.NET Core runtime {Version} beside the SDK.");
            SharedFile.Copy(Directory.EnumerateFiles(source), Path.Combine(folder, "dotnet", part));
        }
        SharedFile.CopyProgram(Path.Combine(Root, "dotnet"), Path.Combine(folder, "dotnet"));
    }
}
